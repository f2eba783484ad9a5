<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>gdviz {version} shows gradient descent step by step: type a landscape, choose optimizers, watch and step.</source>
        <translation>gdviz {version} 逐步展示梯度下降：输入地形的公式，选择优化器，播放或逐步前进。</translation>
    </message>
    <message>
        <source>MIT licence. Your own landscapes and optimizers: {folder}
Log: {log}</source>
        <translation>MIT 许可证。您自己的地形和优化器放在：{folder}
日志：{log}</translation>
    </message>
    <message>
        <source>About gdviz</source>
        <translation>关于 gdviz</translation>
    </message>
</context>
<context>
    <name>BatchForm</name>
    <message>
        <source>Batch of {run}</source>
        <translation>{run} 的批量</translation>
    </message>
    <message>
        <source>Order of the samples of {run}</source>
        <translation>{run} 的样本顺序</translation>
    </message>
    <message>
        <source>all {count:,} samples</source>
        <translation>全部 {count:,} 个样本</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>How many samples each step sees; blank: all of them</source>
        <translation>每一步使用多少个样本；留空表示全部</translation>
    </message>
    <message>
        <source>Shuffled every epoch</source>
        <translation>每个轮次重新打乱</translation>
    </message>
    <message>
        <source>As the data come</source>
        <translation>按数据的顺序</translation>
    </message>
    <message>
        <source>Samples are counted in whole numbers.</source>
        <translation>样本数必须是整数。</translation>
    </message>
</context>
<context>
    <name>ChoicePopup</name>
    <message>
        <source>Type to find</source>
        <translation>输入以查找</translation>
    </message>
    <message>
        <source>Find an entry</source>
        <translation>查找条目</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Nothing has such a name.</source>
        <translation>没有这样的名称。</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>One variable</source>
        <translation>一个变量</translation>
    </message>
    <message>
        <source>Two variables</source>
        <translation>两个变量</translation>
    </message>
    <message>
        <source>More variables</source>
        <translation>更多变量</translation>
    </message>
    <message>
        <source>Made of data</source>
        <translation>由数据构成</translation>
    </message>
    <message>
        <source>With a learning rate</source>
        <translation>有学习率</translation>
    </message>
    <message>
        <source>Without a learning rate</source>
        <translation>无学习率</translation>
    </message>
    <message>
        <source>Line {line}: {reason}</source>
        <translation>第 {line} 行：{reason}</translation>
    </message>
    <message>
        <source>With a mistake</source>
        <translation>有错误</translation>
    </message>
    <message>
        <source>{name} · yours</source>
        <translation>{name} · 您的</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>One &amp;step</source>
        <translation>前进一步(&amp;S)</translation>
    </message>
    <message>
        <source>One step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>Back to the s&amp;tart</source>
        <translation>回到起点(&amp;T)</translation>
    </message>
    <message>
        <source>Run to the &amp;end</source>
        <translation>运行到结束(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>加快(&amp;F)</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>减慢(&amp;L)</translation>
    </message>
    <message>
        <source>Contour &amp;and surface</source>
        <translation>等高线和曲面(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Contour only</source>
        <translation>仅等高线(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Surface only</source>
        <translation>仅曲面(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Parameters</source>
        <translation>参数(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Loss plot</source>
        <translation>损失曲线(&amp;L)</translation>
    </message>
    <message>
        <source>Logarithmic l&amp;oss</source>
        <translation>损失用对数刻度(&amp;O)</translation>
    </message>
    <message>
        <source>Logarithmic &amp;height</source>
        <translation>高度用对数刻度(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Equal scales on the map</source>
        <translation>地形图等比例(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Reset views and camera</source>
        <translation>重置视图和视角(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About gdviz</source>
        <translation>关于 gdviz(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ContourView</name>
    <message>
        <source>Show the whole domain</source>
        <translation>显示整个定义域</translation>
    </message>
    <message>
        <source>Map of the landscape</source>
        <translation>地形图</translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation>{name}，第 {step} 步</translation>
    </message>
    <message>
        <source>minimum ({place}), f = {loss}</source>
        <translation>最小值点 ({place})，f = {loss}</translation>
    </message>
    <message>
        <source>{name} diverged at step {step}</source>
        <translation>{name} 在第 {step} 步发散</translation>
    </message>
    <message>
        <source>{name} is out of sight</source>
        <translation>{name} 不在视野内</translation>
    </message>
    <message>
        <source>{name} left at step {step}</source>
        <translation>{name} 在第 {step} 步离开</translation>
    </message>
</context>
<context>
    <name>DomainForm</name>
    <message>
        <source>Lower end of {name}</source>
        <translation>{name} 的下限</translation>
    </message>
    <message>
        <source>Upper end of {name}</source>
        <translation>{name} 的上限</translation>
    </message>
</context>
<context>
    <name>EditNotes</name>
    <message>
        <source>… and {count} earlier changes</source>
        <translation>… 还有更早的 {count} 处更改</translation>
    </message>
    <message>
        <source>from step {step}: {symbol} = {value}</source>
        <translation>从第 {step} 步起：{symbol} = {value}</translation>
    </message>
    <message>
        <source>Apply from the start: {change}</source>
        <translation>改为从起点起生效（{change}）</translation>
    </message>
    <message>
        <source>Take this change back: {change}</source>
        <translation>撤销此更改（{change}）</translation>
    </message>
</context>
<context>
    <name>FaultReporter</name>
    <message>
        <source>Something went wrong inside gdviz. Your session goes on; please report this if it returns.</source>
        <translation>gdviz 内部出了错。您可以继续使用；如果再次出现，请报告此问题。</translation>
    </message>
    <message>
        <source>Details are in the log: {path}</source>
        <translation>详细信息见日志：{path}</translation>
    </message>
</context>
<context>
    <name>HyperparameterRow</name>
    <message>
        <source>{name}: default {default}, slider {low} to {high}</source>
        <translation>{name}：默认值 {default}，滑块从 {low} 到 {high}</translation>
    </message>
    <message>
        <source>{name} of {run}</source>
        <translation>{run} 的 {name}</translation>
    </message>
    <message>
        <source>Back to the default, {default}</source>
        <translation>恢复默认值 {default}</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Set the start</source>
        <translation>设置起点</translation>
    </message>
    <message>
        <source>click or drag on the map</source>
        <translation>在地形图上点击或拖动</translation>
    </message>
    <message>
        <source>Turn the surface</source>
        <translation>转动曲面</translation>
    </message>
    <message>
        <source>drag it, or Shift + arrows</source>
        <translation>拖动曲面，或 Shift + 方向键</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>mouse wheel</source>
        <translation>鼠标滚轮</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>LandscapeForm</name>
    <message>
        <source>Landscape</source>
        <translation>地形</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>定义域</translation>
    </message>
    <message>
        <source>Choose what is minimised</source>
        <translation>选择在哪个地形上寻找最小值</translation>
    </message>
    <message>
        <source>Formula of the landscape</source>
        <translation>地形的公式</translation>
    </message>
    <message>
        <source>Type a formula, such as x² + 3y²</source>
        <translation>输入公式，例如 x² + 3y²</translation>
    </message>
    <message>
        <source>Typed formula …</source>
        <translation>自定义公式 …</translation>
    </message>
    <message>
        <source>Column {column}: {message}.</source>
        <translation>第 {column} 个字符：{message}。</translation>
    </message>
</context>
<context>
    <name>LandscapeParameterForm</name>
    <message>
        <source>the typed formula</source>
        <translation>输入的公式</translation>
    </message>
</context>
<context>
    <name>LossView</name>
    <message>
        <source>Logarithmic scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Losses of all runs</source>
        <translation>所有运行的损失</translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation>{name}，第 {step} 步</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>values ≤ 0 are not shown on a log scale</source>
        <translation>对数刻度不显示 ≤ 0 的值</translation>
    </message>
    <message>
        <source>some values lie beyond the scale</source>
        <translation>部分值超出刻度范围</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>语言(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Mistakes</name>
    <message>
        <source>Files that could not be used</source>
        <translation>无法使用的文件</translation>
    </message>
    <message>
        <source>These files have a mistake; everything else works.</source>
        <translation>这些文件有错误；其余部分一切正常。</translation>
    </message>
    <message>
        <source>{path}, line {line}:
{reason}</source>
        <translation>{path}，第 {line} 行：
{reason}</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>A number is missing here.</source>
        <translation>这里缺少一个数。</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>“{text}” is not a number; write it like 0.05 or 5e-2.</source>
        <translation>“{text}”不是数；请写成 0.05 或 5e-2 这样的形式。</translation>
    </message>
    <message>
        <source>{text} is too large; the largest number is 1.8e308.</source>
        <translation>{text} 太大；最大的数是 1.8e308。</translation>
    </message>
</context>
<context>
    <name>OpenGL</name>
    <message>
        <source>The display platform “{platform}” has no OpenGL.</source>
        <translation>显示平台“{platform}”不支持 OpenGL。</translation>
    </message>
    <message>
        <source>This computer gave no OpenGL context. Is a graphics driver installed?</source>
        <translation>这台电脑无法提供 OpenGL。是否安装了显卡驱动？</translation>
    </message>
    <message>
        <source>The graphics driver offers OpenGL {version}; 2.1 is needed.</source>
        <translation>显卡驱动只支持 OpenGL {version}；需要 2.1。</translation>
    </message>
</context>
<context>
    <name>OptionList</name>
    <message>
        <source>Add an option</source>
        <translation>添加选项</translation>
    </message>
    <message>
        <source>Add an option to {run}</source>
        <translation>为 {run} 添加选项</translation>
    </message>
    <message>
        <source>Remove from {run}: {option}</source>
        <translation>从 {run} 中移除：{option}</translation>
    </message>
</context>
<context>
    <name>PartsSection</name>
    <message>
        <source>Schedule and options</source>
        <translation>学习率调度与选项</translation>
    </message>
    <message>
        <source>Schedule and options of {run}</source>
        <translation>{run} 的学习率调度与选项</translation>
    </message>
    <message>
        <source>batches of {count:,}</source>
        <translation>每批 {count:,} 个样本</translation>
    </message>
</context>
<context>
    <name>ReadoutView</name>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Loss at this position</source>
        <translation>此位置的损失</translation>
    </message>
    <message>
        <source>Length of the gradient</source>
        <translation>梯度的长度</translation>
    </message>
    <message>
        <source>Learning rate of the update that led here</source>
        <translation>走到这里的那次更新的学习率</translation>
    </message>
    <message>
        <source>Length of the update that led here</source>
        <translation>走到这里的那次更新的长度</translation>
    </message>
    <message>
        <source>Gradient at this position</source>
        <translation>此位置的梯度</translation>
    </message>
    <message>
        <source>at the mouse</source>
        <translation>鼠标处</translation>
    </message>
    <message>
        <source>What the selected run is doing at this step</source>
        <translation>所选运行在这一步的情况</translation>
    </message>
    <message>
        <source>Add a run to see it descend</source>
        <translation>添加一次运行，观察它如何下降</translation>
    </message>
    <message>
        <source>cannot run on this landscape</source>
        <translation>无法在此地形上运行</translation>
    </message>
    <message>
        <source>cannot start here</source>
        <translation>不能从这里开始</translation>
    </message>
    <message>
        <source>converged at step {step}</source>
        <translation>在第 {step} 步收敛</translation>
    </message>
    <message>
        <source>diverged at step {step}</source>
        <translation>在第 {step} 步发散</translation>
    </message>
    <message>
        <source>finished at step {step}</source>
        <translation>在第 {step} 步完成</translation>
    </message>
    <message>
        <source>left the map at step {step}</source>
        <translation>在第 {step} 步离开地形图</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>在起点</translation>
    </message>
    <message>
        <source>off the map</source>
        <translation>在地形图外</translation>
    </message>
    <message>
        <source>level</source>
        <translation>持平</translation>
    </message>
    <message>
        <source>descending</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>上升</translation>
    </message>
    <message>
        <source>{doing}, all {count} steps made</source>
        <translation>{doing}，{count} 步已走完</translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Show or hide all hyperparameters</source>
        <translation>显示或隐藏全部超参数</translation>
    </message>
    <message>
        <source>Select {run}</source>
        <translation>选择 {run}</translation>
    </message>
    <message>
        <source>Duplicate or remove {run}</source>
        <translation>复制或删除 {run}</translation>
    </message>
    <message>
        <source>Optimizer of {run}</source>
        <translation>{run} 的优化器</translation>
    </message>
    <message>
        <source>Colour and marker: {style}</source>
        <translation>颜色和标记：{style}</translation>
    </message>
    <message>
        <source>Hide this run</source>
        <translation>隐藏此运行</translation>
    </message>
    <message>
        <source>Show this run</source>
        <translation>显示此运行</translation>
    </message>
    <message>
        <source>Left out: {reasons}</source>
        <translation>已去掉：{reasons}</translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Add a run</source>
        <translation>添加运行</translation>
    </message>
    <message>
        <source>No run yet: add one with + and watch it descend.</source>
        <translation>还没有运行：点 + 添加一次运行，观察它如何下降。</translation>
    </message>
</context>
<context>
    <name>RunSwatch</name>
    <message>
        <source>Vermilion, circle</source>
        <translation>朱红色，圆形</translation>
    </message>
    <message>
        <source>Blue, square</source>
        <translation>蓝色，正方形</translation>
    </message>
    <message>
        <source>Green, triangle</source>
        <translation>绿色，三角形</translation>
    </message>
    <message>
        <source>Pink, diamond</source>
        <translation>粉红色，菱形</translation>
    </message>
    <message>
        <source>Orange, pentagon</source>
        <translation>橙色，五边形</translation>
    </message>
    <message>
        <source>Sky blue, hexagon</source>
        <translation>天蓝色，六边形</translation>
    </message>
    <message>
        <source>Yellow, star</source>
        <translation>黄色，星形</translation>
    </message>
    <message>
        <source>Grey, cross</source>
        <translation>灰色，十字形</translation>
    </message>
</context>
<context>
    <name>ScheduleForm</name>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Learning rate over the steps</source>
        <translation>学习率随步数的变化</translation>
    </message>
    <message>
        <source>Schedule of {run}</source>
        <translation>{run} 的学习率调度</translation>
    </message>
</context>
<context>
    <name>SeedForm</name>
    <message>
        <source>Chance</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed gives the same random numbers</source>
        <translation>相同的种子给出相同的随机数</translation>
    </message>
    <message>
        <source>Seed of everything random</source>
        <translation>所有随机数的种子</translation>
    </message>
    <message>
        <source>Other random numbers</source>
        <translation>换一组随机数</translation>
    </message>
    <message>
        <source>A seed is a whole number of up to 15 figures.</source>
        <translation>种子是不超过 15 位的整数。</translation>
    </message>
</context>
<context>
    <name>SliceNote</name>
    <message>
        <source>slice at {values}</source>
        <translation>切面：{values}</translation>
    </message>
    <message>
        <source>map {share} %</source>
        <translation>地图 {share} %</translation>
    </message>
</context>
<context>
    <name>Sparkline</name>
    <message>
        <source>η is {first} at step {start}, {last} at step {end}; between {lowest} and {highest}</source>
        <translation>η 在第 {start} 步为 {first}，第 {end} 步为 {last}；在 {lowest} 与 {highest} 之间</translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Also a click on the map sets the start</source>
        <translation>在地形图上点击也可以设置起点</translation>
    </message>
    <message>
        <source>Start, {name}</source>
        <translation>起点的 {name}</translation>
    </message>
    <message>
        <source>Start, all variables</source>
        <translation>起点的所有变量</translation>
    </message>
    <message>
        <source>{count} numbers are needed here, separated by commas.</source>
        <translation>这里需要 {count} 个数，用逗号隔开。</translation>
    </message>
</context>
<context>
    <name>StopForm</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>after this many steps</source>
        <translation>步数达到</translation>
    </message>
    <message>
        <source>when ‖∇f‖ is below</source>
        <translation>‖∇f‖ 小于</translation>
    </message>
    <message>
        <source>Stop after this many steps</source>
        <translation>步数达到此值时停止</translation>
    </message>
    <message>
        <source>Stop when the gradient is below</source>
        <translation>梯度的长度小于此值时停止</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Steps are counted in whole numbers.</source>
        <translation>步数必须是整数。</translation>
    </message>
</context>
<context>
    <name>SurfaceCorner</name>
    <message>
        <source>log height</source>
        <translation>对数高度</translation>
    </message>
    <message>
        <source>Draw the height as a logarithm: steep walls flatten, valleys show</source>
        <translation>高度用对数刻度：陡壁变缓，谷底显现</translation>
    </message>
    <message>
        <source>Reset the camera</source>
        <translation>视角复位</translation>
    </message>
</context>
<context>
    <name>SurfaceView</name>
    <message>
        <source>Surface of the landscape in space</source>
        <translation>地形的三维曲面</translation>
    </message>
    <message>
        <source>3-D is off: {reason}</source>
        <translation>三维视图已关闭：{reason}</translation>
    </message>
    <message>
        <source>One variable: the curve on the left is the whole landscape.</source>
        <translation>只有一个变量：左边的曲线就是整个地形。</translation>
    </message>
    <message>
        <source>The formula gives no finite number on this map: there is nothing to draw.</source>
        <translation>公式在这张地形图上没有有限的值：没有可画的曲面。</translation>
    </message>
    <message>
        <source>f (log)</source>
        <translation>f (对数)</translation>
    </message>
    <message>
        <source>{name}: step {step}, f {loss}</source>
        <translation>{name}：第 {step} 步，f {loss}</translation>
    </message>
    <message>
        <source>3-D is off: drawing failed ({reason}).</source>
        <translation>三维视图已关闭：绘制失败（{reason}）。</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>English / 简体中文</source>
        <translation>English / 简体中文</translation>
    </message>
    <message>
        <source>Some files could not be used: see why</source>
        <translation>有些文件无法使用：查看原因</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Back to the start</source>
        <translation>回到起点</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Run to the end</source>
        <translation>运行到结束</translation>
    </message>
    <message>
        <source>Step that is looked at</source>
        <translation>正在查看的步</translation>
    </message>
    <message>
        <source>Drag through all steps</source>
        <translation>拖动以浏览所有步</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Go to step</source>
        <translation>转到某一步</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>steps/s</source>
        <translation>步/秒</translation>
    </message>
    <message>
        <source>Speed in steps per second</source>
        <translation>速度（步/秒）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>the file cannot be read: {reason}</source>
        <translation>无法读取文件：{reason}</translation>
    </message>
    <message>
        <source>an exponent beyond ±{most} is too large</source>
        <translation>指数超出 ±{most}，太大了</translation>
    </message>
    <message>
        <source>the equations never assign x, so nothing would move</source>
        <translation>更新规则从未给 x 赋值，点不会移动</translation>
    </message>
    <message>
        <source>this is one number for all of g; it needs the components, such as g / norm(g)</source>
        <translation>这是整个 g 的一个数；这里需要各分量，例如 g / norm(g)</translation>
    </message>
    <message>
        <source>each line must read “name = formula”</source>
        <translation>每一行都要写成“名称 = 公式”</translation>
    </message>
    <message>
        <source>“{name}” is not a name that can be assigned</source>
        <translation>“{name}”不是可以赋值的名称</translation>
    </message>
    <message>
        <source>“{name}” is given and cannot be assigned; use another name</source>
        <translation>“{name}”是已给定的量，不能赋值；请换一个名称</translation>
    </message>
    <message>
        <source>“{name}” is a vector in one line and a number in another</source>
        <translation>“{name}”在一行里是向量，在另一行里却是数</translation>
    </message>
    <message>
        <source>grad(…) needs a position, such as grad(x + μ v)</source>
        <translation>grad(…) 需要一个位置，例如 grad(x + μ v)</translation>
    </message>
    <message>
        <source>{name}(…) needs a vector, such as {name}(g)</source>
        <translation>{name}(…) 需要一个向量，例如 {name}(g)</translation>
    </message>
    <message>
        <source>the start needs {count} finite number(s)</source>
        <translation>起点需要 {count} 个有限的数</translation>
    </message>
    <message>
        <source>the number of steps must be from 1 to {most:,}</source>
        <translation>步数必须在 1 到 {most:,} 之间</translation>
    </message>
    <message>
        <source>the tolerance must be 0 or a positive number</source>
        <translation>容差必须是 0 或正数</translation>
    </message>
    <message>
        <source>the seed must be a whole number from 0 to {most}</source>
        <translation>随机种子须为 0 到 {most} 之间的整数</translation>
    </message>
    <message>
        <source>both ends must be numbers within ±{most:g}</source>
        <translation>上限和下限都必须是 ±{most:g} 以内的数</translation>
    </message>
    <message>
        <source>the lower end must be below the upper end</source>
        <translation>下限必须小于上限</translation>
    </message>
    <message>
        <source>the two ends are too close together</source>
        <translation>上限和下限太接近</translation>
    </message>
    <message>
        <source>a batch needs at least one sample; 0 means all of them</source>
        <translation>一批至少要有一个样本；0 表示全部</translation>
    </message>
    <message>
        <source>the map shows two different variables, numbered from 0 to {last}</source>
        <translation>地图显示两个不同的变量，编号从 0 到 {last}</translation>
    </message>
    <message>
        <source>start, domain and minima need {count} entries each, as the formula has</source>
        <translation>起点、定义域和最小值点都需要 {count} 项，与公式的变量个数相同</translation>
    </message>
    <message>
        <source>two runs are called “{name}”</source>
        <translation>有两次运行都叫“{name}”</translation>
    </message>
    <message>
        <source>the file is of version {found}, newer than this program reads ({known})</source>
        <translation>文件的版本是 {found}，比本程序能读取的版本（{known}）新</translation>
    </message>
    <message>
        <source>the formula is longer than {most} characters; shorten it</source>
        <translation>公式超过 {most} 个字符；请缩短</translation>
    </message>
    <message>
        <source>the formula is empty; type one, such as x² + y²</source>
        <translation>公式是空的；请输入一个，例如 x² + y²</translation>
    </message>
    <message>
        <source>{name} takes {wanted} value(s) in its parentheses, not {given}</source>
        <translation>{name} 的括号里要有 {wanted} 个值，而不是 {given} 个</translation>
    </message>
    <message>
        <source>a raised sign needs a number beside it, such as x⁻²</source>
        <translation>上标的正负号旁边要有数字，例如 x⁻²</translation>
    </message>
    <message>
        <source>this “{sign}” is never closed; add “{close}”</source>
        <translation>这个“{sign}”没有配对；请补上“{close}”</translation>
    </message>
    <message>
        <source>the formula ends too early; a number, a name or “(” is missing</source>
        <translation>公式没有写完；缺少数、名称或“(”</translation>
    </message>
    <message>
        <source>{name} needs parentheses, such as {name}(x)</source>
        <translation>{name} 后面要有括号，例如 {name}(x)</translation>
    </message>
    <message>
        <source>“)” comes too early or was never opened</source>
        <translation>“)”出现得太早，或者前面没有与它配对的“(”</translation>
    </message>
    <message>
        <source>“{text}” cannot stand here; a number, a name or “(” was expected</source>
        <translation>“{text}”不能放在这里；这里应该是数、名称或“(”</translation>
    </message>
    <message>
        <source>the formula is nested deeper than {most} levels; simplify it</source>
        <translation>公式的嵌套超过 {most} 层；请化简</translation>
    </message>
    <message>
        <source>the formula has more than {most} parts; simplify it</source>
        <translation>公式的组成部分超过 {most} 个；请化简</translation>
    </message>
    <message>
        <source>a comparison stands only first in where(x &gt; 0, …, …)</source>
        <translation>比较只能放在 where 的第一项，例如 where(x &gt; 0, …, …)</translation>
    </message>
    <message>
        <source>this constant is not a finite number</source>
        <translation>这个常数不是有限的数</translation>
    </message>
    <message>
        <source>use either x and y or x₁, x₂, …, not both</source>
        <translation>变量要么用 x 和 y，要么用 x₁、x₂、…，不能混用</translation>
    </message>
    <message>
        <source>{key} needs one entry for each of the {count} variables of the formula</source>
        <translation>公式有 {count} 个变量，{key} 需要为每个变量各给一项</translation>
    </message>
    <message>
        <source>{key} must be finite</source>
        <translation>{key} 必须是有限的数</translation>
    </message>
    <message>
        <source>{name} must be a number from {low:g} to {high:g}, not {value:g}</source>
        <translation>{name} 必须是 {low:g} 到 {high:g} 之间的数，不能是 {value:g}</translation>
    </message>
    <message>
        <source>batches need a problem made of data; this landscape has no samples</source>
        <translation>小批量需要由数据构成的问题；此地形没有样本</translation>
    </message>
    <message>
        <source>“{name}” does not occur in the equations as such</source>
        <translation>更新规则里没有这样的“{name}”</translation>
    </message>
    <message>
        <source>two parameters are called “{name}”</source>
        <translation>有两个参数都叫“{name}”</translation>
    </message>
    <message>
        <source>the range of “{name}” must be two numbers, the lower first</source>
        <translation>“{name}”的范围必须是两个数，小的在前</translation>
    </message>
    <message>
        <source>the range of “{name}” must be above 0 for a log scale</source>
        <translation>“{name}”用对数刻度时，范围必须大于 0</translation>
    </message>
    <message>
        <source>the default of “{name}” lies outside its limits</source>
        <translation>“{name}”的默认值超出了允许的范围</translation>
    </message>
    <message>
        <source>“{name}” cannot name a hyperparameter; use another name</source>
        <translation>“{name}”不能用作超参数的名称；请换一个名称</translation>
    </message>
    <message>
        <source>two hyperparameters are called “{name}”</source>
        <translation>有两个超参数都叫“{name}”</translation>
    </message>
    <message>
        <source>the loss is not finite at the start; choose another start</source>
        <translation>起点处的损失不是有限的数；请换一个起点</translation>
    </message>
    <message>
        <source>converged at step {step}</source>
        <translation>在第 {step} 步收敛</translation>
    </message>
    <message>
        <source>diverged at step {step}: the loss exceeds 10¹² times its start</source>
        <translation>在第 {step} 步发散：损失超过起点处的 10¹² 倍</translation>
    </message>
    <message>
        <source>diverged at step {step}: the numbers are no longer finite</source>
        <translation>在第 {step} 步发散：数值不再是有限的数</translation>
    </message>
    <message>
        <source>a sign is missing between these two numbers</source>
        <translation>这两个数之间缺少运算符</translation>
    </message>
    <message>
        <source>a sum reads sum(i=1..9, x_i²): an index, its first and last value</source>
        <translation>求和写作 sum(i=1..9, x_i²)：下标、它的起始值和终止值</translation>
    </message>
    <message>
        <source>“{name}” means something else already; count with another letter</source>
        <translation>“{name}”已有别的含义，请换一个字母作下标</translation>
    </message>
    <message>
        <source>“{text}” means nothing in a formula; use + − * / ^, names and functions</source>
        <translation>公式里不能用“{text}”；请用 + − * / ^、名称和函数</translation>
    </message>
    <message>
        <source>a number was expected after this point</source>
        <translation>小数点后面应该有数字</translation>
    </message>
    <message>
        <source>“{name}” is not known here; perhaps “{near}” is meant</source>
        <translation>这里没有“{name}”；也许应该是“{near}”</translation>
    </message>
    <message>
        <source>“{name}” is not known here; known names are {known}</source>
        <translation>这里没有“{name}”；可用的名称有 {known}</translation>
    </message>
    <message>
        <source>this is not valid TOML: {reason}</source>
        <translation>不是有效的 TOML：{reason}</translation>
    </message>
    <message>
        <source>in {where}: {reason}</source>
        <translation>在 {where} 中：{reason}</translation>
    </message>
    <message>
        <source>in {key}, column {column}: {reason}</source>
        <translation>在 {key} 中，第 {column} 个字符：{reason}</translation>
    </message>
    <message>
        <source>{optimizer} has no hyperparameter “{name}”</source>
        <translation>{optimizer} 没有超参数“{name}”</translation>
    </message>
    <message>
        <source>the run “{run}” gives no value for “{name}”</source>
        <translation>运行“{run}”没有给出“{name}”的值</translation>
    </message>
    <message>
        <source>“{name}” does not occur in the formula</source>
        <translation>公式中没有出现“{name}”</translation>
    </message>
    <message>
        <source>“{name}” cannot name a parameter; use another name</source>
        <translation>“{name}”不能用作参数名，请换一个名字</translation>
    </message>
    <message>
        <source>there is no dataset “{name}”; there are {known}</source>
        <translation>没有名为“{name}”的数据集；现有 {known}</translation>
    </message>
    <message>
        <source>this model predicts classes, but the target is a number</source>
        <translation>这个模型预测类别，但目标是数值</translation>
    </message>
    <message>
        <source>this model predicts a number, not {count} classes; use softmax</source>
        <translation>这个模型预测数值，不能预测 {count} 个类别；请改用 softmax</translation>
    </message>
    <message>
        <source>logistic regression tells two classes apart, not {count}; use softmax</source>
        <translation>逻辑回归只能区分两个类别，而不是 {count} 个；请改用 softmax</translation>
    </message>
    <message>
        <source>column “{column}”: “{cell}” is not a number; correct it, or leave the column out by naming the features</source>
        <translation>“{column}”列：“{cell}”不是数；请改正，或指明特征列以略去这一列</translation>
    </message>
    <message>
        <source>column “{column}”: “{cell}” is not a number; correct it, or use a model that predicts classes</source>
        <translation>“{column}”列：“{cell}”不是数；请改正，或改用预测类别的模型</translation>
    </message>
    <message>
        <source>column “{column}” is empty here; fill it in, delete the line, or leave the column out</source>
        <translation>“{column}”列在此处为空；请填写、删除这一行，或略去这一列</translation>
    </message>
    <message>
        <source>column “{column}”: “{cell}” is not a finite number; fill it in or delete the line</source>
        <translation>“{column}”列：“{cell}”不是有限的数；请填写，或删除这一行</translation>
    </message>
    <message>
        <source>column “{column}”: “{cell}” has a decimal comma; write a point</source>
        <translation>“{column}”列：“{cell}”用了逗号作小数点；请改用句点</translation>
    </message>
    <message>
        <source>column “{column}” has {count:,} different values, too many for classes; predict it as a number</source>
        <translation>“{column}”列有 {count:,} 个不同的值，作为类别太多；请把它作为数值来预测</translation>
    </message>
    <message>
        <source>column “{column}” is “{cell}” everywhere; there is nothing to predict</source>
        <translation>“{column}”列处处都是“{cell}”，没有什么可预测的</translation>
    </message>
    <message>
        <source>this is not UTF-8 text; save the table as “CSV UTF-8”</source>
        <translation>这不是 UTF-8 文本；请把表格另存为“CSV UTF-8”</translation>
    </message>
    <message>
        <source>this is not a text file; save the table as “CSV UTF-8”</source>
        <translation>这不是文本文件；请把表格另存为“CSV UTF-8”</translation>
    </message>
    <message>
        <source>the file is empty; it needs a line for each sample</source>
        <translation>文件是空的；每个样本需要一行</translation>
    </message>
    <message>
        <source>the quotes or cells cannot be read from here on: {reason}</source>
        <translation>从这里起引号或单元格无法读取：{reason}</translation>
    </message>
    <message>
        <source>only one column was found; a feature and a target are needed, parted by commas, semicolons or tabs</source>
        <translation>只找到一列；需要一个特征列和一个目标列，以逗号、分号或制表符分隔</translation>
    </message>
    <message>
        <source>column {place} has no name; give it one</source>
        <translation>第 {place} 列没有名称；请为它命名</translation>
    </message>
    <message>
        <source>two columns are called “{name}”; rename one</source>
        <translation>有两列都叫“{name}”；请给其中一列改名</translation>
    </message>
    <message>
        <source>there are names of columns but no rows below them; add the samples</source>
        <translation>只有列名，下面没有数据行；请加入样本</translation>
    </message>
    <message>
        <source>{found} cell(s) where {count} are expected; complete the line</source>
        <translation>这一行有 {found} 个单元格，应有 {count} 个；请补全这一行</translation>
    </message>
    <message>
        <source>there is no column “{name}”; there are {known}</source>
        <translation>没有名为“{name}”的列；现有 {known}</translation>
    </message>
    <message>
        <source>“{name}” is the target and cannot be a feature too; leave it out</source>
        <translation>“{name}”是目标，不能同时作为特征；请去掉它</translation>
    </message>
    <message>
        <source>“{name}” is named twice among the features</source>
        <translation>特征中“{name}”出现了两次</translation>
    </message>
    <message>
        <source>“{name}” is {value:g} in every sample and cannot be standardised; leave it out</source>
        <translation>“{name}”在每个样本中都是 {value:g}，无法标准化；请略去它</translation>
    </message>
    <message>
        <source>the seed must not be negative</source>
        <translation>种子不能为负</translation>
    </message>
    <message>
        <source>the dataset “{dataset}” has no parameter “{name}”</source>
        <translation>数据集“{dataset}”没有名为“{name}”的参数</translation>
    </message>
    <message>
        <source>{name} must be a whole number, not {value:g}</source>
        <translation>{name} 必须是整数，而不是 {value:g}</translation>
    </message>
    <message>
        <source>features and target need names, each another one</source>
        <translation>特征和目标都需要名称，且互不相同</translation>
    </message>
    <message>
        <source>there must be two classes at least, each with another name</source>
        <translation>至少要有两个类别，且名称互不相同</translation>
    </message>
    <message>
        <source>give either points or a generator</source>
        <translation>请给出 points 或 generator，二者取一</translation>
    </message>
    <message>
        <source>there is no generator “{name}”; there are {known}</source>
        <translation>没有名为“{name}”的生成器；现有 {known}</translation>
    </message>
    <message>
        <source>point {number} needs {count} finite numbers: features, then target</source>
        <translation>第 {number} 个点需要 {count} 个有限的数：先是特征，最后是目标</translation>
    </message>
    <message>
        <source>the target of point {number} is not the place of a class, from 0</source>
        <translation>第 {number} 个点的目标不是类别的序号（从 0 起）</translation>
    </message>
    <message>
        <source>points that are written out have no parameters</source>
        <translation>直接写出的点没有参数</translation>
    </message>
    <message>
        <source>the generator makes {count} feature(s)</source>
        <translation>这个生成器产生 {count} 个特征</translation>
    </message>
    <message>
        <source>the generator makes {fewest} to {most} classes</source>
        <translation>这个生成器产生 {fewest} 到 {most} 个类别</translation>
    </message>
    <message>
        <source>the generator needs just these parameters: {known}; see “{name}”</source>
        <translation>这个生成器恰好需要这些参数：{known}；请检查“{name}”</translation>
    </message>
    <message>
        <source>the limits of “count” must lie within 1 … {most:,}</source>
        <translation>“count”的限度必须在 1 … {most:,} 之内</translation>
    </message>
    <message>
        <source>a batch has from 1 to {count} samples, not {size}</source>
        <translation>一批包含 1 到 {count} 个样本，而不是 {size} 个</translation>
    </message>
    <message>
        <source>{optimizer} has no learning rate that “{modifier}” could schedule</source>
        <translation>{optimizer} 没有可由“{modifier}”调度的学习率</translation>
    </message>
    <message>
        <source>{optimizer} has a hyperparameter “{name}” of its own; use that, not “{modifier}”</source>
        <translation>{optimizer} 自己有超参数“{name}”；请使用它，而不是“{modifier}”</translation>
    </message>
    <message>
        <source>“{modifier}” cannot be added: another part has a hyperparameter “{name}” already</source>
        <translation>无法添加“{modifier}”：另一部分已有超参数“{name}”</translation>
    </message>
    <message>
        <source>the run left the finite numbers; choose another plane</source>
        <translation>该运行已超出有限数范围；请选择另一个平面</translation>
    </message>
    <message>
        <source>the run has not moved yet, so it has no main directions; make steps</source>
        <translation>该运行还没有移动，因此没有主方向；请先运行几步</translation>
    </message>
    <message>
        <source>an option changes g, so its formula must contain g</source>
        <translation>选项会改变 g，因此其公式必须包含 g</translation>
    </message>
    <message>
        <source>there is no weight “{name}”; there are {known}</source>
        <translation>没有权重“{name}”；有 {known}</translation>
    </message>
    <message>
        <source>name one weight or two different ones</source>
        <translation>请指定一个权重，或两个不同的权重</translation>
    </message>
    <message>
        <source>the domain needs {count} interval(s), one for each weight that is shown</source>
        <translation>定义域需要 {count} 个区间，每个显示的权重一个</translation>
    </message>
    <message>
        <source>a network has up to {most} layers of at least one unit each</source>
        <translation>网络最多有 {most} 层，每层至少一个单元</translation>
    </message>
    <message>
        <source>the network has {count:,} weights, more than {most:,}; choose fewer or smaller layers</source>
        <translation>网络有 {count:,} 个权重，超过了 {most:,} 个；请减少层数或每层的单元数</translation>
    </message>
    <message>
        <source>a polynomial takes one feature, not {count}; choose one column</source>
        <translation>多项式只接受一个特征，而不是 {count} 个；请只选一列</translation>
    </message>
    <message>
        <source>the degree must be from 1 to {most}, not {degree}</source>
        <translation>次数必须在 1 到 {most} 之间，而不是 {degree}</translation>
    </message>
    <message>
        <source>the smoothing factor must be at least 0 and below 1, not {value:g}</source>
        <translation>平滑系数必须不小于 0 且小于 1，而不是 {value:g}</translation>
    </message>
    <message>
        <source>the loss is not finite at the start</source>
        <translation>起点处的损失不是有限数</translation>
    </message>
    <message>
        <source>the steps grew too long, and the loss rose from {low:.4g} to {high:.4g}</source>
        <translation>步长变得过大，损失从 {low:.4g} 升到 {high:.4g}</translation>
    </message>
    <message>
        <source>η = {rate:.4g} &gt; {factor:.4g}/λmax = {limit:.4g} along curvature {curvature:.3g}</source>
        <translation>沿曲率 {curvature:.3g} 的方向，η = {rate:.4g} &gt; {factor:.4g}/λmax = {limit:.4g}</translation>
    </message>
    <message>
        <source>η = {rate:.4g} is close to {factor:.4g}/λmax = {limit:.4g} along curvature {curvature:.3g}</source>
        <translation>沿曲率 {curvature:.3g} 的方向，η = {rate:.4g} 接近 {factor:.4g}/λmax = {limit:.4g}</translation>
    </message>
    <message>
        <source>the landscape has no bottom in this direction: the loss falls below {loss:.4g} and on</source>
        <translation>地形在这个方向没有底：损失降到 {loss:.4g} 以下并继续下降</translation>
    </message>
    <message>
        <source>the step led to {place}, where the loss is not finite</source>
        <translation>这一步到达 {place}，那里的损失不是有限数</translation>
    </message>
    <message>
        <source>the update at {place} is not finite</source>
        <translation>在 {place} 处的更新不是有限数</translation>
    </message>
    <message>
        <source>{optimizer} chooses its own steps; give it neither a schedule nor “{modifier}”</source>
        <translation>{optimizer} 自己选择步长；不能使用调度，也不能使用“{modifier}”</translation>
    </message>
    <message>
        <source>{optimizer} needs all samples at every step; choose batch 0</source>
        <translation>{optimizer} 每一步都需要全部样本；请将批量设为 0</translation>
    </message>
    <message>
        <source>{optimizer} works with up to {most} variables, not {count}; choose another optimizer</source>
        <translation>{optimizer} 最多支持 {most} 个变量，而不是 {count} 个；请选择另一个优化器</translation>
    </message>
    <message>
        <source>{optimizer} searches the domain of the landscape; give it one</source>
        <translation>{optimizer} 在地形的定义域内搜索；请给出定义域</translation>
    </message>
    <message>
        <source>{optimizer} needs a sum of squares, such as (1 - x)² + 100(y - x²)² or a fit by squared error</source>
        <translation>{optimizer} 需要平方和，例如 (1 - x)² + 100(y - x²)²，或以平方误差拟合的问题</translation>
    </message>
    <message>
        <source>the slope along the direction is too large for a number to hold</source>
        <translation>沿该方向的斜率太大，无法用数表示</translation>
    </message>
    <message>
        <source>the gradient is exactly zero here: a method that follows it has nowhere to go</source>
        <translation>这里的梯度恰好为零：沿梯度的方法无处可去</translation>
    </message>
    <message>
        <source>the gradient is not finite here, so there is no direction to go</source>
        <translation>这里的梯度不是有限数，因此没有前进方向</translation>
    </message>
    <message>
        <source>no lower point is found along the direction, not even with the smallest step there is</source>
        <translation>沿该方向即使用最小的步长也找不到更低的点</translation>
    </message>
    <message>
        <source>the second derivatives are zero or not finite here: they give no step</source>
        <translation>这里的二阶导数为零或不是有限数：给不出步长</translation>
    </message>
    <message>
        <source>every point of the grid has been tried</source>
        <translation>网格的每个点都已试过</translation>
    </message>
    <message>
        <source>the best cell is too small to be divided again</source>
        <translation>最好的格子已小到无法再分</translation>
    </message>
    <message>
        <source>the trust region has shrunk to nothing: rounding leaves nothing to gain</source>
        <translation>信赖域已缩小到零：受舍入误差限制，无法再改进</translation>
    </message>
    <message>
        <source>the damping leaves no step that could be seen: rounding leaves nothing to gain</source>
        <translation>阻尼使步长小到看不见：受舍入误差限制，无法再改进</translation>
    </message>
    <message>
        <source>the simplex has become smaller than the precision asked for</source>
        <translation>单纯形已小于所要求的精度</translation>
    </message>
    <message>
        <source>the derivatives of the residuals are zero or not finite here: they give no step</source>
        <translation>这里残差的导数为零或不是有限数：给不出步长</translation>
    </message>
    <message>
        <source>{name} needs a lower end above 0 on a logarithmic scale</source>
        <translation>在对数刻度上，{name} 的下端必须大于 0</translation>
    </message>
    <message>
        <source>a map needs at least one cell, and at most {most:,} in all</source>
        <translation>一张图至少要有一个格子，总共最多 {most:,} 个</translation>
    </message>
    <message>
        <source>set {symbol} to {value:.3g}: after {steps:,} steps the loss is {loss:.4g}</source>
        <translation>将 {symbol} 设为 {value:.3g}：{steps:,} 步后损失为 {loss:.4g}</translation>
    </message>
    <message>
        <source>make {steps:,} steps: the loss is then {loss:.4g}</source>
        <translation>运行 {steps:,} 步：损失将为 {loss:.4g}</translation>
    </message>
    <message>
        <source>start at {place}: after {steps:,} steps the loss is {loss:.4g}</source>
        <translation>从 {place} 出发：{steps:,} 步后损失为 {loss:.4g}</translation>
    </message>
    <message>
        <source>set the tolerance to {tolerance:.3g}: after {steps:,} steps the loss is {loss:.4g}</source>
        <translation>将容差设为 {tolerance:.3g}：{steps:,} 步后损失为 {loss:.4g}</translation>
    </message>
    <message>
        <source>let every step see {batch} samples: after {steps:,} steps the loss is {loss:.4g}</source>
        <translation>让每一步使用 {batch} 个样本：{steps:,} 步后损失为 {loss:.4g}</translation>
    </message>
    <message>
        <source>let every step see all samples: after {steps:,} steps the loss is {loss:.4g}</source>
        <translation>让每一步使用全部样本：{steps:,} 步后损失为 {loss:.4g}</translation>
    </message>
    <message>
        <source>diverged at step {step}: {reason}</source>
        <translation>在第 {step} 步发散：{reason}</translation>
    </message>
    <message>
        <source>diverges from step {step} on: {reason}</source>
        <translation>从第 {step} 步起发散：{reason}</translation>
    </message>
    <message>
        <source>diverging: {reason}</source>
        <translation>正在发散：{reason}</translation>
    </message>
    <message>
        <source>converged to the global minimum: loss {loss:.6g}, slope {slope:.2g}</source>
        <translation>收敛到全局最小值：损失 {loss:.6g}，斜率 {slope:.2g}</translation>
    </message>
    <message>
        <source>converged to a local minimum: loss {loss:.6g}, the lowest known is {lowest:.6g}</source>
        <translation>收敛到局部最小值：损失 {loss:.6g}，已知最低为 {lowest:.6g}</translation>
    </message>
    <message>
        <source>converged to a minimum: loss {loss:.6g}, slope {slope:.2g}</source>
        <translation>收敛到一个最小值：损失 {loss:.6g}，斜率 {slope:.2g}</translation>
    </message>
    <message>
        <source>stands on a maximum: slope {slope:.2g}, but every curvature is negative (down to {least_curvature:.4g})</source>
        <translation>停在极大值上：斜率 {slope:.2g}，但所有曲率都为负（最小 {least_curvature:.4g}）</translation>
    </message>
    <message>
        <source>stuck at a saddle: slope {slope:.2g}, but along one direction the curvature is {least_curvature:.4g}</source>
        <translation>困在鞍点：斜率 {slope:.2g}，但沿一个方向的曲率为 {least_curvature:.4g}</translation>
    </message>
    <message>
        <source>stuck at a flat saddle: slope {slope:.2g}, and lower ground right beside it</source>
        <translation>困在平坦的鞍点：斜率 {slope:.2g}，而旁边就有更低的地方</translation>
    </message>
    <message>
        <source>stuck on a plateau: slope {slope:.2g}, and this is no minimum</source>
        <translation>困在平台上：斜率 {slope:.2g}，而这里不是最小值</translation>
    </message>
    <message>
        <source>oscillates between losses {low:.4g} and {high:.4g}: {reason}</source>
        <translation>损失在 {low:.4g} 与 {high:.4g} 之间振荡：{reason}</translation>
    </message>
    <message>
        <source>oscillates between losses {low:.4g} and {high:.4g}: the steps are too long with η = {rate:.4g}</source>
        <translation>损失在 {low:.4g} 与 {high:.4g} 之间振荡：η = {rate:.4g} 时步长过大</translation>
    </message>
    <message>
        <source>oscillates between losses {low:.4g} and {high:.4g}</source>
        <translation>损失在 {low:.4g} 与 {high:.4g} 之间振荡</translation>
    </message>
    <message>
        <source>at its noise floor: the loss stays at {mean:.4g} ± {deviation:.2g}, since every step sees other noise</source>
        <translation>已到噪声下限：损失停留在 {mean:.4g} ± {deviation:.2g}，因为每一步的噪声都不同</translation>
    </message>
    <message>
        <source>ended at loss {loss:.4g} without reaching a minimum: {reason}</source>
        <translation>在损失 {loss:.4g} 处结束，未到达最小值：{reason}</translation>
    </message>
    <message>
        <source>on a plateau: slope {slope:.2g} at loss {loss:.4g}, too flat to lead to a minimum soon</source>
        <translation>在平台上：损失 {loss:.4g} 处斜率 {slope:.2g}，过于平坦，短期内到不了最小值</translation>
    </message>
    <message>
        <source>ended by its tolerance on the way down: loss {loss:.4g}, slope {slope:.2g}</source>
        <translation>在下降途中因容差而结束：损失 {loss:.4g}，斜率 {slope:.2g}</translation>
    </message>
    <message>
        <source>still descending: loss {loss:.4g}, at this pace about {left:,.0f} more steps</source>
        <translation>仍在下降：损失 {loss:.4g}，按此速度还需约 {left:,.0f} 步</translation>
    </message>
    <message>
        <source>still descending: loss {loss:.4g}, slope {slope:.2g}</source>
        <translation>仍在下降：损失 {loss:.4g}，斜率 {slope:.2g}</translation>
    </message>
    <message>
        <source>no step made yet: loss {loss:.4g}, slope {slope:.2g}</source>
        <translation>尚未走步：损失 {loss:.4g}，斜率 {slope:.2g}</translation>
    </message>
    <message>
        <source>crawling: loss {loss:.4g}, at this pace it needs about {left:,.0f} more steps</source>
        <translation>进展缓慢：损失 {loss:.4g}，按此速度还需约 {left:,.0f} 步</translation>
    </message>
    <message>
        <source>crawling: loss {loss:.4g}, and hardly less with every step</source>
        <translation>进展缓慢：损失 {loss:.4g}，每一步几乎不再减小</translation>
    </message>
    <message>
        <source>written out, the formula has more than {most} parts; simplify it</source>
        <translation>展开后公式超过 {most} 个部分，请化简</translation>
    </message>
    <message>
        <source>a sum has from 1 to {most} terms, not {count}</source>
        <translation>求和须有 1 到 {most} 项，而不是 {count} 项</translation>
    </message>
    <message>
        <source>written out, this sum has more than {most} parts; simplify it</source>
        <translation>展开后这个求和超过 {most} 个部分，请化简</translation>
    </message>
    <message>
        <source>at {index} = {value} this would be x{number}; the variables are x₁ … x₁₀₀</source>
        <translation>当 {index} = {value} 时这里会是 x{number}；变量只有 x₁ … x₁₀₀</translation>
    </message>
</context>
</TS>
